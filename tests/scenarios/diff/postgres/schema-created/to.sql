create schema extra;
