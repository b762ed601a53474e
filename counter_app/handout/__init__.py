"""What the citizen takes home: the slip (« talon »), as text, as PDF, printed, or as a QR code.

Holds no secret, ever: nothing typed by or about the citizen goes on it, only where the visit
stands. Must not know a screen nor a database. Its libraries are imported when something is made.
"""
