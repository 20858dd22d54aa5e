import uuid

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Float,
    ForeignKey,
    String,
    Text,
    UniqueConstraint,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import UUID

from app.db.base import Base


def _id():
    return Column(UUID(as_uuid=True), primary_key=True, default=uuid.uuid4)


def _created_at():
    return Column(DateTime(timezone=True), server_default=func.now(), nullable=False)


def _updated_at():
    return Column(DateTime(timezone=True), onupdate=func.now(), nullable=True)


class User(Base):
    __tablename__ = "users"
    __table_args__ = (UniqueConstraint("email"),)

    id = _id()
    email = Column(String(255), nullable=False, unique=True, index=True)
    hashed_password = Column(String(255), nullable=False)
    is_active = Column(Boolean, server_default=text("true"), nullable=False)
    created_at = _created_at()
    updated_at = _updated_at()


class Task(Base):
    __tablename__ = "tasks"

    id = _id()
    user_id = Column(UUID(as_uuid=True), ForeignKey("users.id", ondelete="CASCADE"), nullable=False, index=True)
    status = Column(String(50), server_default="QUEUED", nullable=False, index=True)
    original_filename = Column(String(255), nullable=False)
    file_path = Column(String(500), nullable=True)
    file_size = Column(BigInteger, nullable=False)
    error_message = Column(Text, nullable=True)
    created_at = _created_at()
    updated_at = _updated_at()


class Analysis(Base):
    __tablename__ = "analyses"
    __table_args__ = (UniqueConstraint("task_id"),)

    id = _id()
    task_id = Column(
        UUID(as_uuid=True), ForeignKey("tasks.id", ondelete="CASCADE"), nullable=False, unique=True, index=True
    )
    equipment_type = Column(String(50), nullable=False)
    test_type = Column(String(50), nullable=False)
    equipment_tag = Column(String(100), nullable=True)
    verdict = Column(String(50), nullable=True)
    compliance_score = Column(Float, nullable=True)
    confidence_score = Column(Float, nullable=True)
    extraction_result = Column(JSON, nullable=True)
    validation_result = Column(JSON, nullable=True)
    created_at = _created_at()
    updated_at = _updated_at()


class Finding(Base):
    __tablename__ = "findings"

    id = _id()
    analysis_id = Column(
        UUID(as_uuid=True), ForeignKey("analyses.id", ondelete="CASCADE"), nullable=False, index=True
    )
    severity = Column(String(50), nullable=False, index=True)
    rule_id = Column(String(100), nullable=False)
    message = Column(Text, nullable=False)
    evidence = Column(JSON, nullable=True)
    remediation = Column(Text, nullable=True)
    created_at = _created_at()
    updated_at = _updated_at()
