"""Translations that leave the desk as PO files and come back, for those who work with a program of their own."""
