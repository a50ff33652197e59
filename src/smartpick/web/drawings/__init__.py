"""Drawings that belong to a page: numbers in, coordinates out; the templates write the SVG, the style colours it."""
