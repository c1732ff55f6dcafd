/**
 * The review of support, by week, month or quarter: what it looks at, how a figure of one period is compared with another's,
 * who gets it by mail and when. Pure: where figures, samples, notes and digests are kept stands behind interfaces.
 */
package dev.plumbline.metrics.review;
