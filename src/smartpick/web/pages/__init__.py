"""The pages: one file for each, with a ``router``; each reads, asks the rooms below, and shows or sends on."""
