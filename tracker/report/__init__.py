"""The report for a doctor or dietitian: gathered once in words and drawings, shown as a page and as a PDF.

`contents` gathers it and imports pandas, `pdf` imports fpdf2: views import both only when a report is asked for.
"""
