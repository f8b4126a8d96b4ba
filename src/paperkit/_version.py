"""The version of the library, which is the version of its rules as well."""

__version__ = "0.1.0"
