/** The reader found nothing to read. It did not fail. */
export class Refused extends Error {}
