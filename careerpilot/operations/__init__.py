"""What operators do: backup, restore, looking at the database, and finding out what is wrong.

It knows no app: what it needs of their tables it finds through Django's registry of models.
"""
