from sqlalchemy import Column, DateTime, Integer, String, Text

from app.models.base import Base


class IngestionRun(Base):
    """`type`: ds_etc, instance_etc, app_bundle, single_conf; `status`: pending, stored, failed, complete."""

    __tablename__ = "ingestion_runs"

    id = Column(Integer, primary_key=True, autoincrement=True)
    created_at = Column(DateTime(timezone=True), nullable=False, index=True)
    type = Column(String(50), nullable=False)
    label = Column(String(255), nullable=True)
    status = Column(String(50), nullable=False, index=True)
    notes = Column(Text, nullable=True)
