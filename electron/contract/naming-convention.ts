/** `MetaData(naming_convention=…)` of the project's `target_metadata`; templates as SQLAlchemy takes them, none of a project's own functions. */
export type NamingConvention = Readonly<Partial<Record<'ix' | 'uq' | 'ck' | 'fk' | 'pk', string>>>
