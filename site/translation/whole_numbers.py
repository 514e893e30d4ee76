def whole_number(digits: str) -> int:
    """The number that a form sends, a version or a primary key; 0, which no row has, for anything else."""
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 18 else 0
