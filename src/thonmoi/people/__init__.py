"""Who is named in an article, and in which role."""

from thonmoi.people.find import find_people

__all__ = ["find_people"]
