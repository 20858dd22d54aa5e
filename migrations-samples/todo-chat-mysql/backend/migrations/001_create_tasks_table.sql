-- Tasks: a user's to-do items. Each belongs to one user and goes with them.
-- The indexes stand inside CREATE TABLE: InnoDB then uses them for the foreign key and makes none of its own.

-- migrate:up

CREATE TABLE tasks (
    id          CHAR(36) NOT NULL DEFAULT (UUID()),
    user_id     CHAR(36) NOT NULL,
    title       VARCHAR(255) NOT NULL,
    description TEXT,
    completed   BOOLEAN NOT NULL DEFAULT FALSE,
    due_at      DATETIME,
    created_at  DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at  DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
    PRIMARY KEY (id),
    INDEX idx_tasks_user_id (user_id),
    INDEX idx_tasks_user_id_created_at (user_id, created_at DESC),
    CONSTRAINT fk_tasks_user_id FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
) ENGINE = InnoDB;

-- migrate:down

DROP TABLE tasks;
