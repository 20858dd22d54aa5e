/** The table that says that Varve made a scratch database; no catalog lists it. */
export const markTable = 'varve_scratch_mark'
