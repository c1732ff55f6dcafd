package dev.plumbline.runner.cli;

/** Talks to the person at the terminal; also while the JVM ends, and from any thread. */
final class Say {
    private Say() {}

    static synchronized void line(String text) {
        System.out.println(text);
        System.out.flush();
    }
}
