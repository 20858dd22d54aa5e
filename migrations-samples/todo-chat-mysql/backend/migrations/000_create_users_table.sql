-- Users: accounts and authentication. Every other table hangs on this one.

-- migrate:up

CREATE TABLE users (
    id            CHAR(36) NOT NULL DEFAULT (UUID()),
    email         VARCHAR(255) NOT NULL,
    password_hash VARCHAR(255) NOT NULL,
    created_at    DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at    DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
    PRIMARY KEY (id),
    CONSTRAINT uq_users_email UNIQUE (email),
    INDEX idx_users_email (email)
) ENGINE = InnoDB;

-- migrate:down

DROP TABLE users;
