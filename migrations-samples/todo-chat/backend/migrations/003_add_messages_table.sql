-- Messages: what was said in a conversation, with the tools the assistant called.
-- Task: T-M1-002 · Source: backend/models/message.py

-- migrate:up

CREATE TABLE messages (
    id              UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    conversation_id UUID NOT NULL,
    user_id         UUID NOT NULL,
    role            VARCHAR(20) NOT NULL,
    content         TEXT NOT NULL,
    tool_calls      JSONB,
    created_at      TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at      TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT ck_messages_role CHECK (role IN ('user', 'assistant')),
    CONSTRAINT fk_messages_conversation_id FOREIGN KEY (conversation_id) REFERENCES conversations (id) ON DELETE CASCADE,
    CONSTRAINT fk_messages_user_id FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
);

-- One thread.
CREATE INDEX idx_messages_conversation_id ON messages (conversation_id);

-- The audit trail: everything one user said.
CREATE INDEX idx_messages_user_id ON messages (user_id);

-- One thread in the order it was written.
CREATE INDEX idx_messages_conversation_id_created_at ON messages (conversation_id, created_at);

-- migrate:down

DROP TABLE messages;
