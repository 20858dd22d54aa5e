/** Words that most files lack; looking for them is quicker than the patterns. */
const words = ['<<<<<<<', '>>>>>>>', 'print ', 'exec ', 'except', 'raise']
const suspicious = new RegExp(
  [
    String.raw`^(?:<{7}|>{7})[ \n]`,
    String.raw`^[ \t]*print[ \t]+["'\w]`,
    String.raw`^[ \t]*exec[ \t]+["']`,
    String.raw`^[ \t]*except\b[^:\n]*,[^:\n]*:`,
    String.raw`^[ \t]*raise\b[^(\n]*,`,
  ].join('|'),
  'm',
)

/** Whether a quick look finds what no Python 3 has outside its strings, so that the whole file should be parsed. */
export function isSuspect(text: string): boolean {
  return words.some((word) => text.includes(word)) && suspicious.test(text)
}
