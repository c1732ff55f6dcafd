package dev.plumbline.kit.page;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A page for people: kept from caches and other sites, takes no form from another site, and is refused in HTML. Who may
 * see it is said beside it: {@code @ReadViewer} or {@code @AdminViewer}.
 */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Page {}
