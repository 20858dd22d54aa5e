/** What the readers' queries end their conditions with; each is empty where everything is read. */
export interface Part {
  /** Whether sizes are asked for. */
  readonly sized: boolean
  /** `c` is pg_class. */
  readonly relations: string
  /** As `relations`, in a query that has to answer for their indexes and the targets of their foreign keys too. */
  readonly targets: string
  /** `d` is pg_depend, between a sequence and the column that owns it. */
  readonly owners: string
  /** `f` is pg_attrdef. */
  readonly defaults: string
  /** Of operator classes; `o` is pg_opclass. */
  readonly classes: string
  /** `i` is pg_index. */
  readonly indexes: string
  /** `d` is pg_description. */
  readonly comments: string
  /** `d` is pg_depend, between what needs and what is needed. */
  readonly needs: string
}

/** Everything. */
export const whole: Part = {
  sized: true,
  relations: '',
  targets: '',
  owners: '',
  defaults: '',
  classes: '',
  indexes: '',
  comments: '',
  needs: '',
}

/** Everything but sizes. */
export const uncounted: Part = { ...whole, sized: false }
