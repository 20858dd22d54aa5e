create type mood as enum ('b', 'c');
