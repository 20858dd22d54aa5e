from sqlalchemy import JSON, Column, DateTime, Float, ForeignKey, Index, Integer, String, Text
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class User(Base):
    __tablename__ = "users"

    id = Column(String(36), primary_key=True)
    microsoft_user_id = Column(String(255), nullable=False, unique=True, index=True)
    email = Column(String(255), nullable=False, index=True)
    name = Column(String(255), nullable=False)
    role = Column(String(50), nullable=False)
    profile_picture_url = Column(String(512), nullable=True)
    organization = Column(String(255), nullable=True)
    created_at = Column(DateTime, nullable=False)
    last_login = Column(DateTime, nullable=True)


class Report(Base):
    __tablename__ = "reports"
    __table_args__ = (
        Index("idx_reports_user_timestamp", "user_id", "timestamp"),
        Index("idx_reports_timestamp_location", "timestamp", "location"),
    )

    id = Column(String(36), primary_key=True)
    report_id = Column(String(64), nullable=False, unique=True, index=True)
    title = Column(String(255), nullable=False)
    text = Column(Text, nullable=False)
    location = Column(String(255), nullable=True, index=True)
    timestamp = Column(DateTime, nullable=False, index=True)
    user_id = Column(String(36), ForeignKey("users.id", ondelete="CASCADE"), nullable=False)
    format = Column(String(50), nullable=False)
    metadata_json = Column(JSON, nullable=True)
    created_at = Column(DateTime, nullable=False)
    updated_at = Column(DateTime, nullable=False)


class Violation(Base):
    __tablename__ = "violations"
    __table_args__ = (
        Index("idx_violations_report", "report_id"),
        Index("idx_violations_type_timestamp", "violation_type", "timestamp"),
        Index("idx_violations_location_timestamp", "location", "timestamp"),
    )

    id = Column(String(36), primary_key=True)
    violation_type = Column(String(100), nullable=False, index=True)
    severity = Column(String(50), nullable=False)
    description = Column(Text, nullable=False)
    osha_standard = Column(String(100), nullable=True)
    confidence = Column(Float, nullable=False)
    timestamp = Column(DateTime, nullable=False, index=True)
    location = Column(String(255), nullable=True, index=True)
    report_id = Column(String(36), ForeignKey("reports.id", ondelete="CASCADE"), nullable=False)
    created_at = Column(DateTime, nullable=False)


class DetectionHistory(Base):
    __tablename__ = "detection_history"
    __table_args__ = (
        # The same column as ix_detection_history_timestamp; harmless, but kept as it is.
        Index("idx_detection_history_timestamp", "timestamp"),
        Index("idx_detection_history_user_timestamp", "user_id", "timestamp"),
    )

    id = Column(String(36), primary_key=True)
    image_path = Column(String(512), nullable=False)
    detection_count = Column(Integer, nullable=False)
    violation_count = Column(Integer, nullable=False)
    inference_time_ms = Column(Float, nullable=False)
    timestamp = Column(DateTime, nullable=False, index=True)
    user_id = Column(String(36), ForeignKey("users.id", ondelete="CASCADE"), nullable=False)
    created_at = Column(DateTime, nullable=False)
