import { quote } from '../../quote'
import type { Act } from '../part'

/** Looks for rows against a constraint that is there NOT VALID; taken back, it is made anew, NOT VALID. */
export function validate(alter: string, name: string, line: string): Act {
  return {
    sql: `${alter} VALIDATE CONSTRAINT ${quote(name)}`,
    reverse: `${alter} DROP CONSTRAINT ${quote(name)};\n${alter} ADD ${line} NOT VALID`,
    property: 'validated',
    turn: 'behind',
  }
}
