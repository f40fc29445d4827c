"""Everything of one person, out as a file and in again; tables.py declares what that is.

`writing` makes the document and `archive` the ZIP around it, `reading` checks a document, `restoring` puts one into an
account and takes it out again.
"""
