"""A site, or one person of it, into another database: SQLite to PostgreSQL and back."""
