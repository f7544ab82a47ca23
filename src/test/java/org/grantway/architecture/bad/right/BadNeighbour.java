package org.grantway.architecture.bad.right;

import org.grantway.architecture.bad.left.BadEntity;

/**
 * Closes the circle with its neighbour.
 */
public class BadNeighbour {

	BadEntity back;

}
