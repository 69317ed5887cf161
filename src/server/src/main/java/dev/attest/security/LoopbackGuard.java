package dev.attest.security;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * While nobody signs in, any page in the owner's browser could talk to this server. Two checks keep it out: the Host must
 * be this machine (a foreign name that resolves to it is DNS rebinding), and a request of a page must come from a page of
 * this server.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
final class LoopbackGuard implements WebFilter {

    private static final Pattern PORT = Pattern.compile(":\\d*$");

    /** The last host that was this machine: most often the next request's. */
    private volatile String known = "";

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        HttpHeaders headers = exchange.getRequest().getHeaders();
        String host = headers.getFirst(HttpHeaders.HOST);
        if (!isHere(host)) {
            return Mono.error(new ForeignHost());
        }
        boolean foreignPage = headers.getOrEmpty(HttpHeaders.ORIGIN).stream().anyMatch(origin -> !isOf(origin, host));
        return foreignPage || isCrossSite(headers) ? Mono.error(new ForeignOrigin()) : chain.filter(exchange);
    }

    private boolean isHere(@Nullable String host) {
        if (known.equals(host)) {
            return true;
        }
        if (host == null || !Loopback.is(PORT.matcher(host).replaceFirst(""))) {
            return false;
        }
        known = host;
        return true;
    }

    private static boolean isOf(String origin, @Nullable String host) {
        try {
            URI page = URI.create(origin);
            String authority = page.getRawAuthority();
            return "http".equalsIgnoreCase(page.getScheme())
                    && authority != null
                    && host != null
                    && authority.toLowerCase(Locale.ROOT).equals(host.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Browsers send no Origin with a form or an image of another site that only reads; they say so here. */
    private static boolean isCrossSite(HttpHeaders headers) {
        boolean followedLink = "navigate".equals(headers.getFirst("Sec-Fetch-Mode"));
        return "cross-site".equals(headers.getFirst("Sec-Fetch-Site")) && !followedLink;
    }
}
