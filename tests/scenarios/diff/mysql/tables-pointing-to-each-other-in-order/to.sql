create table z_authors (id int primary key);
create table a_books (id int primary key, author int not null, constraint book_author foreign key (author) references z_authors (id));
create table b_copies (id int primary key, book int, constraint copy_book foreign key (book) references a_books (id) on delete cascade);
