"""The page's colours, once: what the charts draw with and what the style sheet calls them.

Charts are drawn in the light colours; in a page each becomes a CSS variable, so that dark mode and print
recolour the same drawing. Tiers differ in hue, in lightness and in shape, and their hues stay apart for the
common kinds of colour blindness (vermilion, blue, bluish green after Okabe and Ito, Color Universal Design,
2008).
"""

__all__ = ["DARK", "LIGHT", "SURFACES", "TEXTS", "TIER_SHAPES"]

LIGHT = {
    "page": "#f5f7f6",
    "card": "#fefffe",
    "ink": "#18231f",
    "muted": "#51615b",
    "rule": "#d3ddd9",
    "edge": "#75857e",
    "grid": "#e6ecea",
    "land": "#e2e9e6",
    "coast": "#fcfdfc",
    "accent": "#14655a",
    "wash": "#d9eae6",
    "warn": "#8a4b08",
    "reach": "#b8470a",
    "target": "#1d5fa6",
    "likely": "#0a7557",
}
DARK = {
    "page": "#111917",
    "card": "#18221f",
    "ink": "#e7efec",
    "muted": "#a3b4ae",
    "rule": "#33413c",
    "edge": "#74867f",
    "grid": "#26332f",
    "land": "#2b3834",
    "coast": "#18221e",
    "accent": "#6cc7b6",
    "wash": "#22403a",
    "warn": "#f0b26a",
    "reach": "#ff9d66",
    "target": "#84baf3",
    "likely": "#5fd0aa",
}
TEXTS = ("ink", "muted", "accent", "warn", "reach", "target", "likely")
SURFACES = ("page", "card")
TIER_SHAPES = {"reach": "triangle-up", "target": "circle", "likely": "square"}
