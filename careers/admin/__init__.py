"""Staff pages about careers, what they ask for, and the catalogue as files."""

from careers.admin.careers import CareerPathAdmin

__all__ = ["CareerPathAdmin"]
