from app.models.base import Base
from app.models.file import File
from app.models.ingestion_run import IngestionRun

__all__ = ["Base", "File", "IngestionRun"]
