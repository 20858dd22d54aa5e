import type { AppErrorData, ErrorCode, ServerMessage, SourcePlace } from '#contract/errors'

/** The one error the engine throws on purpose; anything else that escapes is a defect and becomes `internal`. */
export class AppError extends Error {
  readonly data: AppErrorData
  /** Whether the link it happened on was encrypted; null where there was none, or it is not known. */
  encrypted: boolean | null = null

  constructor(
    code: ErrorCode,
    message: string,
    more: {
      advice?: string
      place?: SourcePlace
      server?: ServerMessage
      revision?: string
      revisions?: readonly string[]
      cause?: unknown
    } = {},
  ) {
    super(message, { cause: more.cause })
    this.name = 'AppError'
    this.data = {
      code,
      message,
      advice: more.advice ?? null,
      place: more.place ?? null,
      server: more.server ?? null,
      revision: more.revision ?? null,
      ...(more.revisions === undefined ? {} : { revisions: [...more.revisions] }),
    }
  }

  /** The error of which this is the data. */
  static of({ code, message, advice, place, server, revision, revisions }: AppErrorData): AppError {
    return new AppError(code, message, {
      ...(advice === null ? {} : { advice }),
      ...(place === null ? {} : { place }),
      ...(server === null ? {} : { server }),
      ...(revision === null ? {} : { revision }),
      ...(revisions === undefined ? {} : { revisions }),
    })
  }

  /** The same error, knowing of its link. */
  on(link: { readonly encrypted: boolean }): this {
    this.encrypted ??= link.encrypted
    return this
  }

  get code(): ErrorCode {
    return this.data.code
  }
}

/** The error as the contract carries it; a defect keeps its message and becomes `internal`. */
export function toAppErrorData(error: unknown): AppErrorData {
  if (error instanceof AppError) return error.data
  const message = error instanceof Error ? error.message : String(error)
  return { code: 'internal', message, advice: null, place: null, server: null, revision: null }
}
