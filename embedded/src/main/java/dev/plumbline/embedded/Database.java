package dev.plumbline.embedded;

/** How one service reaches its own schema. */
public record Database(String url, String user, String password) {
    @Override
    public String toString() {
        return user + " at " + url;
    }
}
