"""The screens: Ouverture, Dossiers, Dossier, and what opens over a dossier when asked for."""
