-- Users: accounts and authentication. Every other table hangs on this one.
-- Task: T-008 · Source: backend/models/user.py

-- migrate:up

CREATE TABLE users (
    id            UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    email         VARCHAR(255) NOT NULL,
    password_hash VARCHAR(255) NOT NULL,
    created_at    TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at    TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT uq_users_email UNIQUE (email)
);

-- Login looks users up by email.
CREATE INDEX idx_users_email ON users (email);

-- migrate:down

DROP TABLE users;
