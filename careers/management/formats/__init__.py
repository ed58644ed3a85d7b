"""Readers of the official catalogues' own files: streams of plain rows, without Django."""
