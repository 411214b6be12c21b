/** The reader says that there is nothing to read, as against failing. */
export class Refused extends Error {}
