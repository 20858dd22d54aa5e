-- Tasks: a user's to-do items. Each belongs to one user and goes with them.
-- Task: T-009, T-010 · Source: backend/models/task.py

-- migrate:up

CREATE TABLE tasks (
    id          UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    user_id     UUID NOT NULL,
    title       VARCHAR(255) NOT NULL,
    description TEXT,
    completed   BOOLEAN NOT NULL DEFAULT FALSE,
    due_at      TIMESTAMP WITH TIME ZONE,
    created_at  TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at  TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT fk_tasks_user_id FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
);

-- All tasks of a user.
CREATE INDEX idx_tasks_user_id ON tasks (user_id);

-- The dashboard: a user's tasks, newest first.
CREATE INDEX idx_tasks_user_id_created_at ON tasks (user_id, created_at DESC);

-- migrate:down

DROP TABLE tasks;
