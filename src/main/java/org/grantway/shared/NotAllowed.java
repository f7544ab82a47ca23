package org.grantway.shared;

/**
 * The one who asks may know of the object but may not do this to it. Answered with 403
 * and the reason.
 */
public class NotAllowed extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * @param messageKey the reason, as a key of the message bundles
	 */
	public NotAllowed(String messageKey) {
		super(messageKey);
	}

}
