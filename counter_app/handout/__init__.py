"""What the citizen takes home: the slip (« talon »), as text for now. Holds no secret, ever."""
