create table z_authors (id int primary key);
create table a_books (id int primary key, author int not null references z_authors);
create table b_copies (id int primary key, book int references a_books on delete cascade);
