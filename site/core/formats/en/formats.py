"""Dates as this newspaper writes them in English: months in full."""

DATE_FORMAT = "F j, Y"
