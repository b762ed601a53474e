"""The reference tables: what they answer, and that nothing can take them away."""
