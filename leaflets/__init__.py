"""Turns plain words in YAML into print-ready, accessible leaflets in PDF."""
