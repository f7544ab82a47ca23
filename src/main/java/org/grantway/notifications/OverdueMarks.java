package org.grantway.notifications;

import java.util.Optional;

import org.springframework.data.repository.Repository;

interface OverdueMarks extends Repository<OverdueMark, Integer> {

	OverdueMark save(OverdueMark mark);

	Optional<OverdueMark> findById(int id);

}
