const text = /^(?:(?:var|national )*(?:char|binary)|(?:tiny|medium|long)?(?:text|blob)|enum|set|json)/i
const apart = /^(?:uuid|inet6|inet4)/i
const shape = /^(?:geometry|point|linestring|polygon|multi|geometrycollection)/i

/**
 * Whether the server takes a column of one type as one of the other. MariaDB converts these types into text and back,
 * and into nothing else: https://mariadb.com/docs/server/reference/data-types/string-data-types/uuid-data-type
 */
export function isConverted(from: string, to: string): boolean {
  if (text.test(from) || text.test(to)) return true
  if (apart.test(from) || apart.test(to)) return word(from) === word(to)
  return shape.test(from) === shape.test(to)
}

function word(type: string): string {
  return type.split(/[\s(]/)[0]?.toLowerCase() ?? ''
}
