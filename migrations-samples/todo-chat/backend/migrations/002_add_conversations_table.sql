-- Conversations: the chatbot's threads, one owner each.
-- Task: T-M1-001 · Source: backend/models/conversation.py

-- migrate:up

CREATE TABLE conversations (
    id         UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    user_id    UUID NOT NULL,
    title      VARCHAR(255),
    created_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT fk_conversations_user_id FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
);

-- All conversations of a user.
CREATE INDEX idx_conversations_user_id ON conversations (user_id);

-- The side bar: a user's conversations, the last one used first.
CREATE INDEX idx_conversations_user_id_updated_at ON conversations (user_id, updated_at DESC);

-- migrate:down

DROP TABLE conversations;
