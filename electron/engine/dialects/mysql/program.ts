type Block = 'BEGIN' | 'IF' | 'LOOP' | 'WHILE' | 'REPEAT' | 'FOR' | 'CASE' | 'CASE-EXPRESSION'

const endQualifiers = new Set(['IF', 'CASE', 'LOOP', 'WHILE', 'REPEAT', 'FOR'])
const openers = new Set(['BEGIN', ...endQualifiers])
/** Behind one of these a statement can begin. */
const beforeStatement = new Set([';', ':', 'THEN', 'ELSE', 'BEGIN', 'ATOMIC', 'LOOP', 'REPEAT'])
const programKinds = new Set(['PROCEDURE', 'FUNCTION', 'TRIGGER', 'EVENT'])
/** Verbs of a body that is one plain statement. */
const bodyVerbs = new Set([
  'RETURN',
  'SELECT',
  'SET',
  'INSERT',
  'UPDATE',
  'DELETE',
  'REPLACE',
  'CALL',
  'WITH',
  'VALUES',
  'SIGNAL',
  'TRUNCATE',
  'EXECUTE',
])
/** Before these words a verb belongs to the header: `BEFORE INSERT ON`, `INSERT OR UPDATE`, `RETURNS SET(…)`. */
const headerBefore = new Set(['BEFORE', 'AFTER', 'OR', 'RETURNS', 'CREATE', 'ON'])

/**
 * Follows the blocks of a stored program (or of MariaDB's compound statement) token by token, to know which semicolon
 * ends it. A keyword opens a block only where a statement can begin: elsewhere `IF(…)` and `REPEAT(…)` are functions,
 * and `begin` and `end` may be columns.
 */
export class ProgramBlocks {
  readonly #blocks: Block[] = []
  #header: boolean
  #parentheses = 0
  #previous = ''
  /** Right behind an `END`, where `IF`, `LOOP` … name what has ended. */
  #afterEnd = false
  /** Inside `DECLARE … HANDLER FOR …`, whose statement follows its conditions without a mark between. */
  #handler = false
  /** The last `DO` was the statement `DO expr`, not the `DO` of a loop. */
  #doStatement = false

  /** `header`: whether a `CREATE …` stands before the body. */
  constructor(header: boolean) {
    this.#header = header
    if (!header) this.#previous = ';'
  }

  /** True where a semicolon ends the whole statement. */
  get atEnd(): boolean {
    return this.#blocks.length === 0
  }

  /** Takes the next token: a word upper-case, a sign as it is, '' for anything quoted. */
  take(token: string): void {
    const namesEnd = this.#afterEnd && endQualifiers.has(token)
    this.#afterEnd = false
    if (namesEnd) {
      this.#previous = 'END'
      return
    }
    if (token === 'END' && this.#closes()) {
      this.#blocks.pop()
      this.#afterEnd = true
    } else if (openers.has(token)) {
      this.#open(token as Exclude<Block, 'CASE-EXPRESSION'>)
    } else if (token === 'EACH' && this.#previous === 'FOR' && this.#blocks.length === 1) {
      // It was the trigger's FOR EACH ROW.
      this.#blocks.pop()
      this.#header = true
    }
    this.#follow(token)
    this.#previous = token
  }

  #follow(token: string): void {
    if (token === '(') this.#parentheses++
    else if (token === ')') this.#parentheses--
    else if (token === ';') {
      this.#handler = false
      this.#parentheses = 0
    } else if (token === 'HANDLER') this.#handler = true
    else if (token === 'DO') this.#doStatement = this.#atStatement()
    else if (bodyVerbs.has(token)) {
      this.#handler = false
      if (this.#atBody() && !headerBefore.has(this.#previous)) this.#header = false
    }
  }

  #open(token: Exclude<Block, 'CASE-EXPRESSION'>): void {
    if (this.#previous === '.' || this.#isName()) return
    if (this.#atBody() || this.#atStatement() || (this.#handler && endsCondition(this.#previous))) {
      this.#blocks.push(token)
      this.#header = false
      this.#handler = false
    } else if (token === 'CASE' && !this.#header) {
      this.#blocks.push('CASE-EXPRESSION')
    }
  }

  /** A body can begin anywhere in the header but inside parentheses. */
  #atBody(): boolean {
    return this.#header && this.#parentheses === 0
  }

  /** Whether the header names its program here: behind PROCEDURE, or behind IF NOT EXISTS. */
  #isName(): boolean {
    return this.#header && (programKinds.has(this.#previous) || this.#previous === 'EXISTS')
  }

  #atStatement(): boolean {
    if (this.#header || this.#blocks.at(-1) === 'CASE-EXPRESSION') return false
    if (this.#previous === 'DO') return !this.#doStatement
    return beforeStatement.has(this.#previous)
  }

  #closes(): boolean {
    const block = this.#blocks.at(-1)
    if (block === undefined || this.#previous === '.') return false
    // These end behind an expression; the others only behind a whole statement, so that a column may be called end.
    if (block === 'CASE-EXPRESSION' || block === 'REPEAT') return true
    return this.#previous === ';' || this.#previous === 'BEGIN' || this.#previous === 'ATOMIC'
  }
}

/** Whether a handler's condition ends with this token: a word, a number or a quoted SQLSTATE, never a sign. */
function endsCondition(token: string): boolean {
  if (token === 'HANDLER' || token === 'FOR') return false
  return token === '' || /\w$/.test(token)
}
