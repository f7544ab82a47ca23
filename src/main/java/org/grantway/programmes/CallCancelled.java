package org.grantway.programmes;

import java.util.UUID;

/**
 * A call was cancelled; whoever keeps something of it that is still open ends it.
 *
 * @param reason as everyone concerned reads it
 */
public record CallCancelled(UUID call, String reason) {

}
