/** Forgets a customer: tells all services, and removes what this one keeps. */
package dev.plumbline.ingestion.erasure;
