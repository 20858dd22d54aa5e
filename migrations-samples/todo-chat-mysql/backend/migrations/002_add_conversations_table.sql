-- Conversations: the chatbot's threads, one owner each.

-- migrate:up

CREATE TABLE conversations (
    id         CHAR(36) NOT NULL DEFAULT (UUID()),
    user_id    CHAR(36) NOT NULL,
    title      VARCHAR(255),
    created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
    PRIMARY KEY (id),
    INDEX idx_conversations_user_id (user_id),
    INDEX idx_conversations_user_id_updated_at (user_id, updated_at DESC),
    CONSTRAINT fk_conversations_user_id FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
) ENGINE = InnoDB;

-- migrate:down

DROP TABLE conversations;
